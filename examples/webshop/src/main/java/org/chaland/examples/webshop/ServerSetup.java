package org.chaland.examples.webshop;

import org.apache.catalina.session.ManagerBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the server gives strangers at most; its time limits are in {@code application.properties}. */
@Component
class ServerSetup implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final WebshopProperties settings;
    private final int threads;

    ServerSetup(WebshopProperties settings, @Value("${server.tomcat.threads.max}") int threads) {
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new SlowSenders(threads, settings.patience()));
        server.addContextCustomizers(context -> {
            if (context.getManager() instanceof ManagerBase sessions) {
                sessions.setMaxActiveSessions(settings.mostSessions());
            }
        });
    }
}
