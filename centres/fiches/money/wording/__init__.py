"""The words around an amount -> whether they are understood: a vocabulary, outlines, known shapes, doubts."""
