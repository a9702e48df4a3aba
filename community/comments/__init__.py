"""Comments as readers meet them: rules, form, threads, and what a reader may do to their own."""
