"""The work of the subnet: factoring. It takes a miner thousands of steps and a validator one."""

import random
from math import gcd, isqrt, prod


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, isqrt(n) + 1))


def random_prime(bits):
    while not is_prime(n := random.getrandbits(bits) | 1 << (bits - 1) | 1):
        pass
    return n


def new_task():
    """Returns a product of two primes. Some have a small factor, most do not."""
    return random_prime(random.randint(8, 24)) * random_prime(24)


def is_solved(number, factors):
    """Whether these are factors of the number and not just itself and ones."""
    return len(factors) > 1 and min(factors) > 1 and prod(factors) == number


def factor(n):
    """Pollard's rho: a factor `f` takes about the root of `f` steps."""
    while True:
        x = y = random.randrange(2, n)
        c, d = random.randrange(1, n), 1
        while d == 1:
            x, y = (x * x + c) % n, (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(x - y, n)
        if d != n:
            return [d, n // d]


def factor_lazily(n):
    """Finds a factor below 1,000 if there is one, and gives up otherwise."""
    return next(([d, n // d] for d in range(2, 1_000) if n % d == 0), [n])
