"""`python -m readout` is the program `readout`."""

from readout.cli import main

if __name__ == "__main__":
    main()
