package org.chaland.examples.webshop.staff.files;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The one thread that imports. */
@Configuration(proxyBeanMethods = false)
class ImportSetup {

    private static final int WAITING = 4;
    private static final int SECONDS_TO_END = 30;

    /** Never interrupted: an interrupt in the middle of a write closes the file of the embedded database. */
    @Bean
    ThreadPoolTaskExecutor importExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("import-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setQueueCapacity(WAITING);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(SECONDS_TO_END);
        return executor;
    }
}
