"""The entry that `streamlit run app.py` finds."""

import streamlit as st

from factors.ui.server import MAIN_SCRIPT, middleware, routes

app = st.App(MAIN_SCRIPT, middleware=middleware(), routes=routes())
