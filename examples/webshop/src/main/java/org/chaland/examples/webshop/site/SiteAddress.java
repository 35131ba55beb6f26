package org.chaland.examples.webshop.site;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where the site is reached from outside: as configured, or else this machine at the port it listens to. Never taken from a
 * request, which could name another host or port.
 */
@Component
public class SiteAddress {

    private final String configured;
    private volatile int port;

    SiteAddress(@Value("${webshop.address}") String configured) {
        this.configured = configured;
    }

    /** The absolute address of a path on this site. */
    public URI of(String path) {
        return URI.create((configured.isEmpty() ? "http://localhost:" + port : configured) + path);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }
}
