"""The programs that make a PDF, and a PATH on which only one of them is."""
import os
import pathlib

CONVERTERS = (("LibreOffice", ("soffice", "libreoffice")),
              ("Chromium", ("chromium", "chromium-browser", "google-chrome")))


def path_with(folder, program):
    """A PATH with all programs that are there, and of those that make a PDF only this one: in this folder,
    which is made."""
    others = {other for _, names in CONVERTERS for other in names} - {program}
    folder.mkdir()
    for place in os.environ["PATH"].split(":"):
        for file in pathlib.Path(place).glob("*"):
            link = folder / file.name
            if file.name not in others and not link.is_symlink():
                link.symlink_to(file)
    return str(folder)
