"""The public atlas as files: every page, the map with its data, and what can be taken along, for any file server.

`listing` says which addresses there are, `places` where their answers lie, `asking` asks the application for them
without a socket, `pages` and `documents` turn addresses of the server into those of files, and `folder` keeps a folder
of files up to date without ever leaving it broken.
"""
