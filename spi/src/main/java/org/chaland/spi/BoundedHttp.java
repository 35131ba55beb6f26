package org.chaland.spi;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a provider whose answers are bounded in time and size, however slowly they drip. No redirect is followed, since it would carry
 * secrets elsewhere. Safe for use by several threads.
 */
public final class BoundedHttp {

    private final HttpClient http;
    private final Duration timeout;
    private final int longestAnswer;

    /**
     * A client without cookies.
     *
     * @param connectTimeout how long it may take to reach a server
     * @param timeout how long a request may take as a whole, its answer read to the end
     * @param longestAnswer in bytes
     */
    public BoundedHttp(Duration connectTimeout, Duration timeout, int longestAnswer) {
        this.timeout = timeout;
        this.longestAnswer = longestAnswer;
        http = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .build();
    }

    /**
     * Sends a request and reads its answer, whatever the status.
     *
     * @throws UnansweredException if there is none that could be read; whether the request took effect is unknown then
     */
    public HttpResponse<byte[]> send(HttpRequest request) throws UnansweredException {
        // The client's own time limit ends with the headers; this one covers the body too.
        var running = http.sendAsync(request, headers -> new Capped(longestAnswer));
        try {
            return running.get(timeout.toMillis(), MILLISECONDS);
        } catch (TimeoutException late) {
            throw new UnansweredException(Why.TOO_SLOW);
        } catch (ExecutionException failed) {
            // Messages of the client's failures may repeat what was sent, so only their kind is looked at.
            throw new UnansweredException(failed.getCause() instanceof TooLongException ? Why.TOO_LONG : Why.NO_ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnansweredException(Why.NO_ANSWER);
        } finally {
            running.cancel(true);
        }
    }

    /** Why there is no answer. */
    public enum Why {
        /** It did not come in time. */
        TOO_SLOW,
        /** It is longer than any that is expected. */
        TOO_LONG,
        /** The server was not reached, or broke off. */
        NO_ANSWER
    }

    /** There is no answer. The message repeats nothing of the request. */
    public static final class UnansweredException extends IOException {

        private static final long serialVersionUID = 1L;

        private final Why why;

        UnansweredException(Why why) {
            super("The provider gave no answer that could be read: " + why + ".");
            this.why = why;
        }

        /** Why. */
        public Why why() {
            return why;
        }
    }

    private static final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Reads a body to the end; one that is longer than allowed is not read on. */
    private static final class Capped implements BodySubscriber<byte[]> {

        private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
        private final int longest;
        private @Nullable Subscription subscription;
        private long received;

        Capped(int longest) {
            this.longest = longest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Subscription begun) {
            subscription = begun;
            whole.onSubscribe(begun);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            received += part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (received <= longest) {
                whole.onNext(part);
            } else if (subscription != null) {
                subscription.cancel();
                subscription = null;
                whole.onError(new TooLongException());
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }
}
