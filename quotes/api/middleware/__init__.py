"""What happens around every request: who calls, how often, with which headers; every error as a problem document."""
