"""Measuring: records against annotated ones, quotations, marked-up cases, calibration, two runs side by side."""
