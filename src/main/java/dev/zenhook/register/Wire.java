package dev.zenhook.register;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP as it is spoken with Zentitle2: every answer comes within a time and a size, and no redirect is followed, since
 * what is sent holds credentials.
 */
final class Wire implements AutoCloseable {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration ANSWER = Duration.ofSeconds(15);

    private static final int LONGEST_ERROR = 64 * 1024;

    private final HttpClient http;
    private final JdkClientHttpRequestFactory requests;
    private final DataSize largestAnswer;

    Wire() {
        this(CONNECT, ANSWER, DataSize.ofMegabytes(4));
    }

    /** @param answer the time for the whole of an answer, from the request on */
    Wire(Duration connect, Duration answer, DataSize largestAnswer) {
        http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connect)
                .build();
        requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(answer);
        this.largestAnswer = largestAnswer;
    }

    /**
     * A client to be completed. It reads and writes bytes and JSON, reads JSON whatever an answer calls itself, and
     * throws a {@link RestClientResponseException} at every status but 2xx.
     */
    RestClient.Builder client() {
        JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter(JsonMapper.shared());
        json.setSupportedMediaTypes(List.of(MediaType.APPLICATION_JSON, MediaType.ALL));
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) ->
                        new BoundedAnswer(execution.execute(request, body), largestAnswer))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), Wire::refuse)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new ByteArrayHttpMessageConverter())
                        .addCustomConverter(json));
    }

    private static void refuse(HttpRequest request, ClientHttpResponse answer) throws IOException {
        throw new RestClientResponseException(
                "Refused.", answer.getStatusCode(), "", answer.getHeaders(), body(answer), null);
    }

    /** Empty if it does not come: the status alone says enough. */
    private static byte[] body(ClientHttpResponse answer) {
        try {
            return answer.getBody().readNBytes(LONGEST_ERROR);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
