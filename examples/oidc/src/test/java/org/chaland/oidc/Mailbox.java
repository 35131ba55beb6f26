package org.chaland.oidc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes every mail (RFC 5321) and keeps it. */
final class Mailbox {

    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    Mailbox() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var thread = new Thread(this::receive, "mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The mails to that address, as they were sent, the oldest first. */
    List<String> to(String address) {
        return mails.stream()
                .filter(mail -> mail.contains("\nTo: " + address + "\n"))
                .toList();
    }

    void clear() {
        mails.clear();
    }

    private void receive() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // Whoever hangs up has sent nothing.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        answer(client, "220 mailbox");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equalsIgnoreCase("DATA")) {
                answer(client, "354 go on");
                mails.add(text(in));
                answer(client, "250 kept");
            } else if (line.equalsIgnoreCase("QUIT")) {
                answer(client, "221 bye");
                return;
            } else {
                answer(client, "250 well");
            }
        }
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder("\n");
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void answer(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        client.getOutputStream().flush();
    }
}
