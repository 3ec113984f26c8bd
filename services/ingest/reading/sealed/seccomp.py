"""A seccomp filter for a process that only computes and talks over pipes that are already open (Linux).

An allow list: what it does not name fails with EPERM. Numbers are from the kernel's tables
(arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h).
"""

import ctypes
import errno
import os
import platform
import struct
import sys

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Classic BPF, from linux/bpf_common.h and linux/seccomp.h.
_LOAD_WORD = 0x20
_JUMP_EQUAL = 0x15
_RETURN = 0x06
_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_ERRNO = 0x00050000
_NUMBER_OFFSET, _ARCH_OFFSET, _FIRST_ARGUMENT_OFFSET = 0, 4, 16

# name: (x86_64, aarch64); None where the machine has no such call
_ALLOWED: dict[str, tuple[int, int | None]] = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "close": (3, 57),
    "lseek": (8, 62), "fstat": (5, 80), "poll": (7, 73), "select": (23, 72), "mmap": (9, 222),
    "mprotect": (10, 226), "munmap": (11, 215), "brk": (12, 214), "mremap": (25, 216),
    "madvise": (28, 233), "membarrier": (324, 283), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132),
    "restart_syscall": (219, 128), "setitimer": (38, 103), "getitimer": (36, 102), "futex": (202, 98),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "rseq": (334, 293),
    "set_robust_list": (273, 99), "getpid": (39, 172), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175), "getrusage": (98, 165), "times": (100, 153), "sysinfo": (99, 179),
    "uname": (63, 160), "getrandom": (318, 278), "clock_gettime": (228, 113), "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115), "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, None),
    "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
_TGKILL = (234, 131)  # allowed towards this process only: abort() raises its signal with it
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _program(column: int, architecture: int, process: int) -> bytes:
    """The filter: kill on a foreign architecture; allow the list; tgkill to ourselves; refuse the rest."""
    numbers = sorted(number for call in _ALLOWED.values() if (number := call[column]) is not None)
    code = [
        _instruction(_LOAD_WORD, _ARCH_OFFSET),
        _instruction(_JUMP_EQUAL, architecture, if_true=1),
        _instruction(_RETURN, _KILL),
        _instruction(_LOAD_WORD, _NUMBER_OFFSET),
    ]
    for number in numbers:
        code += [_instruction(_JUMP_EQUAL, number, if_false=1), _instruction(_RETURN, _ALLOW)]
    # x32 calls on x86_64 carry bit 30 and match no number above, so they are refused below.
    code += [
        _instruction(_JUMP_EQUAL, _TGKILL[column], if_false=3),
        _instruction(_LOAD_WORD, _FIRST_ARGUMENT_OFFSET),
        _instruction(_JUMP_EQUAL, process, if_false=1),
        _instruction(_RETURN, _ALLOW),
        _instruction(_RETURN, _ERRNO | errno.EPERM),
    ]
    return b"".join(code)


def _prctl(option: int, *arguments: object) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    padded = [*arguments, *(ctypes.c_ulong(0) for _ in range(4 - len(arguments)))]
    return bool(libc.prctl(ctypes.c_int(option), *padded) == 0)


def set_no_new_privileges() -> bool:
    """True when the kernel agreed; False on other systems than Linux."""
    return sys.platform == "linux" and _prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1))


def install_filter() -> bool:
    """Install the filter for this thread and all that it starts. Needs `set_no_new_privileges` first.

    False where there is none to install: another system, an unknown machine, a kernel without seccomp.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _MACHINES:
        return False
    column, architecture = _MACHINES[machine]
    code = _program(column, architecture, os.getpid())
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return _prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(program))
