"""What the entry itself shows of its parts: rules that mend a label, by what they mend."""
