package org.chaland.examples.webshop;

import org.apache.catalina.session.ManagerBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the server gives strangers at most; its time limits are in {@code application.properties}. */
@Component
class ServerSetup implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** Of what is sent and not taken yet; any page of the shop fits, so that no thread waits for whoever does not read. */
    private static final int UNREAD_BYTES = 256 * 1024;

    private final WebshopProperties settings;
    private final int threads;

    ServerSetup(WebshopProperties settings, @Value("${server.tomcat.threads.max}") int threads) {
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new SlowSenders(threads, settings.patience()));
        server.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", Integer.toString(UNREAD_BYTES)));
        server.addContextCustomizers(context -> {
            if (context.getManager() instanceof ManagerBase sessions) {
                sessions.setMaxActiveSessions(settings.mostSessions());
            }
        });
    }
}
