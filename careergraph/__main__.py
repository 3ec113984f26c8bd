"""What `careergraph` and `python -m careergraph` start.

Importing the command line takes a moment in which nothing has to be stopped: Ctrl-C then ends the process as it ends
programs that know nothing of signals, without the traceback of an import.
"""

import signal


def main() -> None:
    """Run a command; see `careergraph.cli.main`."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    from careergraph.cli.main import main as run_command

    run_command()


if __name__ == "__main__":
    main()
