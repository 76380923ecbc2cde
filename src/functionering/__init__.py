"""The Dutch *functioneringsgesprek* as a domain library."""
