"""Which PyTorch this is, as the line that `npm run bench -- --against FILE` reads: version, BLAS and instruction set."""
import ctypes
import json
import re

import torch

config = torch.__config__.show()


def told(pattern):
    found = re.search(pattern, config)
    return found[1] if found else 'not told'


def loaded():
    try:
        with open('/proc/self/maps') as maps:
            return sorted(set(re.findall(r'/\S*blas\S*\.so\S*', maps.read())))
    except FileNotFoundError:  # Linux alone tells
        return []


def blas():
    """What is loaded, as OpenBLAS tells of itself; else what PyTorch was built with."""
    for library in loaded():
        try:
            about = ctypes.CDLL(library).openblas_get_config
        except AttributeError:
            continue
        about.restype = ctypes.c_char_p
        return about().decode()
    return told(r'BLAS_INFO=(\w+)')


print(json.dumps({'torch': torch.__version__, 'blas': blas(), 'instructions': told(r'CPU capability usage: (.+)')}))
