"""Our two browser components, made known to Streamlit from plain files that lie beside this one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_FOLDER = Path(__file__).parent
_PROJECT = "factor-weighting"
_NAMES = ("chart", "weights")


def component(name: str) -> Any:
    """Return the mount function of one of our components.

    Streamlit finds files of components only through an installed package's own pyproject.toml, which an editable
    install does not carry; so the same manifest is handed to it here, once for each runtime.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{_PROJECT}.{name}") is None:
        configs = [ComponentConfig(name=each, asset_dir="assets") for each in _NAMES]
        manager.register_from_manifest(ComponentManifest(name=_PROJECT, version="1", components=configs), _FOLDER)
    return _mount(name)


@lru_cache(maxsize=len(_NAMES))
def _mount(name: str) -> Any:
    return st.components.v2.component(
        f"{_PROJECT}.{name}", html="<div class='root'></div>", js=f"{name}.js", css=f"{name}.css"
    )
