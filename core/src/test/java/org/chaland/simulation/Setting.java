package org.chaland.simulation;

import org.chaland.spi.Storage;

/** What the core stands on in a simulation; a naive protocol replaces one part of it. */
interface Setting {

    /** All parts keep their rules. */
    Setting SOUND = new Setting() {};

    /** The storage, of a sound one. */
    default Storage storage(Storage sound, Schedule schedule) {
        return sound;
    }

    /** The learning provider. */
    default Remote remote(String issuer, Known known) {
        return new Remote(issuer);
    }

    /** The adapter of the learning provider. */
    default SimulatedProvider provider(Schedule schedule, Remote remote, CallRules rules) {
        return new SimulatedProvider(schedule, remote, rules);
    }
}
