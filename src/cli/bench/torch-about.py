"""Which PyTorch this is, as the line that `npm run bench -- --against FILE` reads: version, BLAS and instruction set."""
import ctypes
import json
import re

import torch

config = torch.__config__.show()


def blas():
    """What is loaded, as OpenBLAS tells of itself; else what PyTorch was built with."""
    with open('/proc/self/maps') as maps:
        libraries = sorted(set(re.findall(r'/\S*blas\S*\.so\S*', maps.read())))
    for library in libraries:
        try:
            about = ctypes.CDLL(library).openblas_get_config
        except AttributeError:
            continue
        about.restype = ctypes.c_char_p
        return about().decode()
    return re.search(r'BLAS_INFO=(\w+)', config)[1]


instructions = re.search(r'CPU capability usage: (.+)', config)[1]
print(json.dumps({'torch': torch.__version__, 'blas': blas(), 'instructions': instructions}))
