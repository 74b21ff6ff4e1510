"""The live map: a page that follows the public topics. `server.py` serves it, `page/` is what the browser runs."""
