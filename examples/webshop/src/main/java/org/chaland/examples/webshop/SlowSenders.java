package org.chaland.examples.webshop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.chaland.examples.webshop.site.ClientAddress;

/**
 * Keeps slow senders from taking all threads of the server, because a thread waits for each body that is not there yet. Only some
 * of the threads take requests whose body is under way, and fewer of them for one client; a request that finds none free is
 * refused. A body that came with its header needs none. A body that takes too long is cut off: each read by the server's own
 * limit, the whole by this one. Of a body that nobody wanted some is taken in after the answer is sent, so that a browser sees it.
 *
 * <p>Whoever does not read keeps a thread too, once more is sent than the system takes in (ServerSetup): one client has some of the
 * threads at most, whatever they ask.
 */
final class SlowSenders extends ValveBase {

    private static final int BYTES_PER_SECOND = 50_000;
    private static final Duration REST = Duration.ofSeconds(1);
    private static final long MOST_UNWANTED_BYTES = 20_000_000;

    private final Slots ofClient;
    private final Slots sending;
    private final Duration patience;

    /**
     * @param threads of the server
     * @param patience with a body of no length; a longer one gets a second more for every 50,000 bytes
     */
    SlowSenders(int threads, Duration patience) {
        super(true);
        ofClient = new Slots(threads, threads / 4);
        sending = new Slots(threads / 2, threads / 10);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var client = ClientAddress.of(request);
        if (!ofClient.begin(client)) {
            refuse(request, response);
            return;
        }
        try {
            if (hasNoBody(request) || hasArrived(request)) {
                getNext().invoke(request, response);
            } else if (sending.begin(client)) {
                timed(client, request, response);
            } else {
                refuse(request, response);
            }
        } finally {
            ofClient.end(client);
        }
    }

    private static void refuse(Request request, Response response) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        closeAfter(request);
    }

    private void timed(String client, Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var plain = coyote.getInputBuffer();
        var timed = new TimedBody(plain, client, request.getContentLengthLong());
        coyote.setInputBuffer(timed);
        try {
            getNext().invoke(request, response);
            timed.finish(request, response);
        } finally {
            coyote.setInputBuffer(plain);
            timed.ended();
        }
    }

    private static boolean hasNoBody(Request request) {
        var length = request.getContentLengthLong();
        return length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    /** Whether the whole body came with the header, as that of a short form does: no thread waits for it. */
    private static boolean hasArrived(Request request) {
        var coyote = request.getCoyoteRequest();
        coyote.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return coyote.getContentLengthLong() > 0 && coyote.getAvailable() >= coyote.getContentLengthLong();
    }

    /** The answer is sent, and what comes after it is not read. */
    private static void closeAfter(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /** So many at once, and so many of one client; at least one. */
    private static final class Slots {

        private final int most;
        private final int mostOfOneClient;
        private final Map<String, Integer> taken = new HashMap<>();
        private int all;

        private Slots(int most, int mostOfOneClient) {
            this.most = Math.max(1, most);
            this.mostOfOneClient = Math.max(1, mostOfOneClient);
        }

        private synchronized boolean begin(String client) {
            if (all >= most || taken.getOrDefault(client, 0) >= mostOfOneClient) {
                return false;
            }
            all++;
            taken.merge(client, 1, Integer::sum);
            return true;
        }

        private synchronized void end(String client) {
            all--;
            taken.computeIfPresent(client, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    /** A body that has to be there in time. */
    private final class TimedBody implements InputBuffer {

        private final InputBuffer plain;
        private final String client;
        private final long length;
        private long latest;
        private long taken;
        private boolean ended;

        private TimedBody(InputBuffer plain, String client, long length) {
            this.plain = plain;
            this.client = client;
            this.length = length;
            var allowed = patience.plusSeconds(Math.min(Math.max(0, length), MOST_UNWANTED_BYTES) / BYTES_PER_SECOND);
            latest = System.nanoTime() + allowed.toNanos();
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (System.nanoTime() - latest > 0) {
                throw new SocketTimeoutException("The body did not come in time.");
            }
            var count = plain.doRead(handler);
            taken += Math.max(0, count);
            if (count < 0 || taken == length) {
                ended();
            }
            return count;
        }

        @Override
        public int available() {
            return plain.available();
        }

        private void ended() {
            if (!ended) {
                ended = true;
                sending.end(client);
            }
        }

        /** The answer waits for nothing: it is sent before the rest of the body is taken in. */
        private void finish(Request request, Response response) throws IOException {
            if (!ended && !response.isCommitted()) {
                response.setHeader("Connection", "close");
            }
            response.finishResponse();
            takeInTheRest(request);
        }

        /** No read begins after this time, and no more bytes than these are taken. */
        private void takeInTheRest(Request request) {
            latest = Math.min(latest, System.nanoTime() + REST.toNanos());
            try {
                var body = new Discarded();
                while (!ended && taken < MOST_UNWANTED_BYTES) {
                    doRead(body);
                }
            } catch (IOException tooSlow) {
                // Closed below, as whatever is not read to its end.
            }
            if (!ended) {
                closeAfter(request);
            }
        }
    }

    /** Where bytes go that are not wanted. */
    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer latest = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            latest = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return latest;
        }

        @Override
        public void expand(int size) {
            // Whatever comes is in the buffer of the server.
        }
    }
}
