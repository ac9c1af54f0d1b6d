"""The script that the server runs for each session: the frame of all pages, and which page is shown."""

from html import escape
from pathlib import Path

import streamlit as st

from factors.errors import FactorsError

_HERE = Path(__file__).parent

st.set_page_config(page_title="Factor weighting", layout="wide")
st.html(_HERE / "style.css")
page = st.navigation([st.Page(_HERE / "pages" / "weigh.py", title="Weigh", default=True)], position="hidden")
try:
    page.run()
except FactorsError as error:
    st.html(f"<h1>This cannot be shown</h1><pre role='alert'>{escape(str(error))}</pre>")
