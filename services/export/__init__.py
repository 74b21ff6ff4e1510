"""Events as the files that analysts open: pure shapes; `sitrep export` writes them."""
