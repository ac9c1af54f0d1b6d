"""The pages in the browser: the only importer of streamlit."""
