"""Measuring: coded records against annotated ones, quotations, marked-up cases, calibration, and two runs side by side."""
