"""Speed against a floor or a peer measured in the same run, printed as ratios; nothing here asserts a time."""
