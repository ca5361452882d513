package dev.zenhook.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What scanners ask for: files that should not lie about, consoles, and every way to write a path so that a guard misreads it. */
final class ScannedTargets {
    private static final String FILES = """
        .env .env.local .env.production .git/HEAD .git/config .svn/entries .hg/hgrc .DS_Store .htaccess .htpasswd .npmrc .aws/credentials
        .ssh/id_rsa .bash_history .vscode/sftp.json .well-known/security.txt .well-known/openid-configuration id_rsa backup.zip
        backup.sql dump.sql db.sqlite zenhook.db data/zenhook.db config.json config.yml application.yml application.yaml
        application.properties pom.xml Dockerfile docker-compose.yml package.json web.config robots.txt sitemap.xml favicon.ico
        index.html index.php index.jsp default.aspx phpinfo.php info.php wp-login.php wp-admin/ xmlrpc.php crossdomain.xml server-status
        server-info nginx_status status health healthz ready readyz livez metrics prometheus debug debug/pprof/ debug/vars trace heapdump
        threaddump env dump beans mappings shutdown restart refresh login logout signin admin admin/ admin/login administrator console
        h2-console h2-console/ jmx-console web-console manager/html manager/status manager/text/list host-manager/html docs/ examples/
        WEB-INF/web.xml WEB-INF/classes/application.yaml META-INF/MANIFEST.MF META-INF/maven/dev.zenhook/zenhook/pom.xml BOOT-INF/classes/application.yaml
        swagger-ui.html swagger-ui/ swagger.json v2/api-docs v3/api-docs openapi.json graphql graphiql api api/ api/v1 api/v1/users
        rest/ soap/ ws websocket socket.io/ jolokia jolokia/list hawtio error errors error/404 actuator
        oauth/token oauth2/authorization/zentitle2 login/oauth2/code/zentitle2 saml2/authenticate .well-known/jwks.json cgi-bin/ cgi-bin/test.cgi
        solr/admin/info/system struts/webconsole.html invoker/readonly axis2/ druid/index.html nacos/ eureka/apps consul/ vault/
        telescope/requests _profiler/ __debug__/ static/ public/ resources/ webjars/ assets/ images/logo.png js/app.js css/app.css\
        """;
    private static final String ACTUATOR = """
        health health/liveness health/readiness info env beans configprops conditions loggers mappings metrics metrics/zenhook.requests
        prometheus heapdump threaddump shutdown httpexchanges scheduledtasks caches flyway inbox inbox/1 inbox/acts zentitle2
        zentitle2/main sbom startup gateway/routes refresh restart ..;/env\
        """;
    private static final List<String> WRITTEN_OTHERWISE = List.of(
            "/",
            "//",
            "///webhooks",
            "//webhooks",
            "/webhooks",
            "/webhooks/",
            "/webhooks//",
            "/webhooks/main",
            "/webhooks/main/",
            "/webhooks/none",
            "/webhooks/main/main",
            "/webhooks/main?debug=true",
            "/webhooks?x=/../",
            "/webhooks#x",
            "/Webhooks",
            "/webhooks;x",
            "/webhooks;/actuator",
            "/webhooks/..",
            "/webhooks/../",
            "/webhooks/../actuator/env",
            "/webhooks/..;/actuator/env",
            "/webhooks/%2e%2e/actuator/env",
            "/webhooks/%2e%2e%2factuator%2fenv",
            "/webhooks/..%2factuator",
            "/webhooks/..%5cactuator",
            "/webhooks/%252e%252e/actuator",
            "/webhooks/%c0%ae%c0%ae/actuator",
            "/webhooks/.%00./actuator",
            "/webhooks%00",
            "/webhooks%20",
            "/webhooks%0d%0aX-Odd:1",
            "/webhooks%2fmain",
            "/webhooks/main%2f..",
            "/webhooks/main;jsessionid=1",
            "/webhooks/main.json",
            "/webhooks/*",
            "/webhooks/{tenant}",
            "/webhooks/${7*7}",
            "/webhooks/$%7bjndi:ldap://127.0.0.1/x%7d",
            "/webhooks/'or'1'='1",
            "/webhooks/<script>",
            "/webhooks/" + "a".repeat(4_000),
            "/..",
            "/../",
            "/..;/",
            "/..;/actuator",
            "/;/actuator",
            "/;x/webhooks",
            "/./webhooks",
            "/.//webhooks",
            "/../../../../etc/passwd",
            "/..%2f..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/%2e/webhooks",
            "/%2fwebhooks",
            "/%77ebhooks",
            "/%57EBHOOKS",
            "/..\\..\\windows\\win.ini",
            "\\webhooks",
            "webhooks",
            "/?x=%00",
            "/%",
            "/%zz",
            "/%u0041",
            "/\u00e4",
            "http://localhost/webhooks",
            "https://example.com/webhooks/main",
            "http://localhost/actuator/env",
            "http://localhost:9090/actuator/env",
            "http://127.0.0.1/..;/actuator",
            "http:///webhooks",
            "file:///etc/passwd",
            "ftp://localhost/webhooks",
            "gopher://localhost:6379/_INFO",
            "localhost:9090");

    private ScannedTargets() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(WRITTEN_OTHERWISE);
        words(FILES).map("/"::concat).forEach(all::add);
        words(ACTUATOR).map("/actuator/"::concat).forEach(all::add);
        return all;
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+"));
    }
}
