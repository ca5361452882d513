package dev.zenhook.simulator;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Map;

/** The page of a list that is asked for. Without a number it is the first, without a size the largest. */
record ListPage(int number, int size) {
    static ListPage asked(Request request, int maxSize) {
        return new ListPage(number(request, "pageNumber", 1), Math.min(maxSize, number(request, "pageSize", maxSize)));
    }

    private static int number(Request request, String name, int missing) {
        QueryParameter parameter = request.queryParameter(name);
        if (!parameter.isPresent()) {
            return missing;
        }
        if (!parameter.firstValue().matches("[1-9]\\d{0,5}")) {
            throw new ApiException(400, "bad.request", name + " is no number from 1.");
        }
        return Integer.parseInt(parameter.firstValue());
    }

    Answer of(List<?> all) {
        int first = Math.min(all.size(), (number - 1) * size);
        return Answer.ok(Map.of(
                "items",
                all.subList(first, Math.min(all.size(), first + size)),
                "pageSize",
                size,
                "pageNumber",
                number,
                "elementsTotal",
                all.size()));
    }
}
