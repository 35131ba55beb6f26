package org.chaland.spi;

import java.time.Instant;
import java.util.UUID;

/**
 * Keeps names that one holder at a time has, for a while: what is done under one name is never done by two workers at once, on
 * whatever nodes they run, unless the first of them has overrun its time.
 *
 * <p>A name is 1 to 100 printable ASCII characters, compared as bytes. It belongs to no shop: shops that share a provider share
 * its names.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface LeaseStore {

    /**
     * Takes a name until a time, or keeps it longer. It is to be had if nobody has it, if this holder has it already, or if the
     * time of whoever has it is over.
     *
     * @param now the time at which another holder's must be over: until then or before
     * @param until from then on others may take it
     * @return whether the holder has it now; {@code false}, with nothing changed, if another has it. The enclosing transaction
     *     stays usable either way (I16)
     */
    boolean take(String name, UUID holder, Instant now, Instant until);

    /** Gives a name back. Nothing changes unless that holder has it. */
    void release(String name, UUID holder);

    /**
     * Forgets names that nobody has given back although their time is over, those first for which that is longest ago.
     *
     * @param over those whose time was over then or before
     * @param most how many at most, at least 1
     * @return how many were forgotten; fewer than that if there are no more
     */
    int purge(Instant over, int most);
}
