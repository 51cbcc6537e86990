"""Code LM Atlas: a literature index and survey knowledge base on language models for code."""

__version__ = "0.1.0"
