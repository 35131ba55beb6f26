package org.chaland.examples.webshop;

import org.chaland.Chaland;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Runs what is left to do: what could not be done right after a commit, and what is tried again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("webshop.scheduled-upkeep")
class UpkeepSchedule {

    private static final int BUDGET = 100;

    private final Chaland chaland;

    UpkeepSchedule(Chaland chaland) {
        this.chaland = chaland;
    }

    /** Outside any transaction, as upkeep demands. */
    @Scheduled(fixedDelayString = "PT10S")
    void run() {
        chaland.upkeep().run(BUDGET);
    }
}
