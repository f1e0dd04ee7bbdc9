"""Inputs of bad will, each with its due end."""
