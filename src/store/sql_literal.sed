# SQL text to C string literals, line by line.
s/\\/\\\\/g
s/"/\\"/g
s/.*/"&\\n"/
