"""Résumés and other documents of known content, made for measuring: two halves that share no word, layout or person."""
