"""Other resolvers, set up by hand as well as we could, each run in a process of its own: python -m peers --help"""
