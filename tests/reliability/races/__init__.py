"""Requests at the same moment: saves, hand-ins, buttons pressed twice, and a reader who takes long."""
