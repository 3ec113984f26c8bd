"""Measurements of the platform on real Kafka and real Postgres: `python -m benchmarks.runtime`, `.pipeline`, `.memory`,
`.growth`. Each prints its figures beside their goals and ends with 0 also where a goal is missed.
"""
