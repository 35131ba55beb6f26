package org.chaland.jpa.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.Invitation;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SupportAccess;

/** The shop's side of {@link ProviderDouble}: each call is one request, and each is a crash point before and after it. */
final class HttpProvider implements AccountProvisioning, Invitation, SupportAccess, CustomerListener, MessageSender {

    static final String ISSUER = "https://lms.example.org";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Fuse fuse;

    HttpProvider(int port, Fuse fuse) {
        this.port = port;
        this.fuse = fuse;
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return account(call("find", key.value()));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        var lines = key.value() + "\n" + contact.email().orElse("");
        if (fuse.isDuring("create")) {
            sendAndDie(lines);
        }
        return account(call("create", lines)).orElseThrow();
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        call("invite", account.subject());
    }

    @Override
    public void grant(ShopId shop, Account account) {
        call("grant", account.subject());
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        call("revoke", account.subject());
    }

    @Override
    public URI address(ShopId shop) {
        return URI.create(ISSUER + "/support");
    }

    @Override
    public void on(CustomerEvent event) {
        call("told", event.id() + " " + event.type());
    }

    @Override
    public void send(Message message) {
        call("mail", message.id() + " " + message.topic());
    }

    private static Optional<Account> account(String subject) {
        return Optional.of(subject).filter(text -> !text.isEmpty()).map(text -> new Account(ISSUER, text));
    }

    private String call(String name, String lines) {
        fuse.before(name);
        var address = URI.create("http://localhost:" + port + "/" + name);
        try {
            var reply = client.send(
                    HttpRequest.newBuilder(address)
                            .POST(BodyPublishers.ofString(lines))
                            .build(),
                    BodyHandlers.ofString());
            fuse.after(name);
            return reply.body();
        } catch (IOException e) {
            throw new ProviderUnavailableException("The provider does not answer.");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request is in the hands of the operating system: it arrives, whatever becomes of this process. */
    private void sendAndDie(String lines) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "POST /create-late HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                    + lines.getBytes(UTF_8).length + "\r\n\r\n" + lines;
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            Runtime.getRuntime().halt(Fuse.KILLED);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
