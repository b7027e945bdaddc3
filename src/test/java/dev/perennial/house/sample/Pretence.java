package dev.perennial.house.sample;

import org.mockito.Mockito;

/** A test that pretends. */
final class Pretence {
    Runnable pretend() {
        return Mockito.mock(Runnable.class);
    }
}
