"""The script that the server runs for each session: the frame of all pages, and which page is shown."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

st.set_page_config(page_title="Factor weighting", page_icon=None, layout="wide")
st.html(_HERE / "style.css")
page = st.navigation([st.Page(_HERE / "pages" / "weigh.py", title="Weigh", default=True)], position="hidden")
page.run()
