package org.chaland.examples.webshop.site;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where the site is reached from outside; never taken from a request, which could name another host. */
@Component
public class SiteAddress {

    private volatile int port;

    /** The absolute address of a path on this site. */
    public URI of(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }
}
