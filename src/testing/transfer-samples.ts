// Files with connections as other clients and brokers write them, for the tests of import.

/** `test`, as a PEM and as MQTT Explorer keeps it. */
export const SAMPLE_PEM = '-----BEGIN CERTIFICATE-----\ndGVzdA==\n-----END CERTIFICATE-----\n';
export const SAMPLE_KEY = '-----BEGIN PRIVATE KEY-----\ndGVzdA==\n-----END PRIVATE KEY-----\n';

export const MQTTX_SAMPLE = `[
  {
    "id": "5cf31a9c-1d1f-4c4e-8d8c-6a6e9d1f0a11", "clientId": "mqttx_0c668d0d", "name": "Plant", "clean": false,
    "protocol": "mqtts", "host": "broker.emqx.io", "port": 8883, "path": "/mqtt", "keepalive": 30, "connectTimeout": 10,
    "reconnect": true, "reconnectPeriod": 4000, "username": "ann", "password": "s3cret", "ssl": true, "certType": "self",
    "rejectUnauthorized": false, "ALPNProtocols": "x-amzn-mqtt-ca", "ca": "/home/ann/ca.crt", "cert": "", "key": "",
    "mqttVersion": "5.0", "clientIdWithTime": false, "parentId": "folder-1", "isCollection": false, "orderId": 1,
    "createAt": "2024-05-01 10:00:00:000", "updateAt": "2024-05-01 10:00:00:000", "unreadMessageCount": 0,
    "will": {"id": "w", "lastWillTopic": "plant/ann", "lastWillPayload": "gone", "lastWillQos": 1, "lastWillRetain": true,
      "properties": {"willDelayInterval": 5, "payloadFormatIndicator": true, "messageExpiryInterval": null,
        "contentType": "text/plain", "responseTopic": "", "correlationData": "", "userProperties": {"a": ["1", "2"]}}},
    "properties": {"sessionExpiryInterval": 3600, "receiveMaximum": 20, "maximumPacketSize": null, "topicAliasMaximum": 10,
      "requestResponseInformation": true, "requestProblemInformation": null, "userProperties": {"site": "north"},
      "authenticationMethod": "", "authenticationData": ""},
    "subscriptions": [
      {"id": "s1", "topic": "plant/#", "qos": 1, "disabled": false, "alias": "", "retain": false, "color": "#1e7fb5",
        "createAt": "2024-05-01 10:00:00:000", "nl": true, "rap": false, "rh": 2, "subscriptionIdentifier": 7},
      {"id": "s2", "topic": "off/#", "qos": 0, "disabled": true, "createAt": "2024-05-01 10:00:00:000"}
    ],
    "messages": [{"id": "m", "createAt": "2024-05-01 10:00:00:000", "out": false, "payload": "21", "qos": 0,
      "retain": false, "topic": "plant/t", "color": "", "meta": "", "properties": {}}]
  },
  {"id": "folder-1", "name": "Lab", "isCollection": true, "children": []},
  {"id": "x", "clientId": "web", "name": "Web", "clean": true, "protocol": "ws", "host": "localhost", "port": 8083,
    "path": "/mqtt", "keepalive": 60, "mqttVersion": "3.1.1", "ssl": false, "subscriptions": []}
]`;

export const MQTTX_WEB_SAMPLE = `{"windowSize": {"width": 1025}, "settings": {"width": 1025, "currentTheme": "light"},
  "connections": [{"id": "1", "name": "Public", "clientId": "mqttx_1", "clean": true, "protocol": "wss",
    "host": "broker.emqx.io", "port": 8084, "path": "/mqtt", "keepalive": 60, "connectTimeout": 4000, "reconnect": true,
    "username": "", "password": "", "mqttVersion": "5.0", "ssl": true, "certType": "", "messages": [],
    "subscriptions": [], "unreadMessageCount": 0}],
  "suggestConnections": [], "payloadsHistory": [], "headersHistory": []}`;

export const MQTTX_CLI_SAMPLE = `{"sub": {"hostname": "broker.emqx.io", "port": 1883, "clientId": "cli", "clean": true,
  "keepalive": 30, "username": "ann", "password": "pw", "protocol": "mqtt", "mqttVersion": 5, "topic": ["a/#", "b"], "qos": [1],
  "willTopic": "w", "willMessage": "gone", "willQos": 2, "verbose": false, "maximumReconnectTimes": 10}}`;

export const MQTT_EXPLORER_SAMPLE = JSON.stringify({
  ConnectionManager_connections: {
    'mqtt.eclipse.org': {
      configVersion: 1,
      certValidation: true,
      clientId: 'mqtt-explorer-6a1b2c3d',
      id: 'mqtt.eclipse.org',
      name: 'eclipse',
      encryption: true,
      subscriptions: [
        { topic: '#', qos: 0 },
        { topic: '$SYS/#', qos: 0 },
      ],
      type: 'mqtt',
      host: 'mqtt.eclipseprojects.io',
      port: 8883,
      protocol: 'mqtt',
      username: 'ann',
      password: 'pw',
      selfSignedCertificate: { name: 'ca.crt', data: btoa(SAMPLE_PEM) },
      clientCertificate: { name: 'c.crt', data: btoa(SAMPLE_PEM) },
      clientKey: { name: 'c.key', data: btoa(SAMPLE_KEY) },
    },
    old: {
      certValidation: false,
      id: 'old',
      name: 'old',
      encryption: false,
      subscriptions: ['a/#'],
      type: 'mqtt',
      host: 'localhost',
      port: 9001,
      protocol: 'ws',
      basePath: 'ws',
    },
  },
  version: '0.4.0',
  'Settings.theme': 'dark',
});

export const MQTTLENS_SAMPLE = `{"mqtt_lens_connections": [{"connectionID": "c1", "connectionName": "Lens",
  "connectionColor": "rgb(1,2,3)", "hostname": "broker.lab", "hostPort": 1883, "clientId": "lens_A1", "cleanSession": true,
  "useSSL": false, "keepAlive": 120, "username": "ann", "password": "pw", "lastWillTopic": "w", "lastWillMessage": "gone",
  "lastWillQoS": 1, "lastWillRetained": false, "autoConnect": true, "savedSubscriptions": [{"topic": "a/+", "qos": 2}]}]}`;

export const MQTT_FX_SAMPLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<configuration>
  <connectionProfiles>
    <connectionProfile>
      <profileName>M2M &amp; &#x41;nn</profileName>
      <brokerAddress>broker.lab</brokerAddress>
      <brokerPort>8883</brokerPort>
      <connectionOptions>
        <clientId>MQTT_FX_Client</clientId>
        <userName>ann</userName>
        <password><![CDATA[<pw>]]></password>
        <connectionTimeout>30</connectionTimeout>
        <keepAliveInterval>40</keepAliveInterval>
        <mqttVersion>3.1.1</mqttVersion>
        <caFile>/home/ann/ca.crt</caFile>
        <clientCertificateFile></clientCertificateFile>
        <clientKeyFile></clientKeyFile>
      </connectionOptions>
      <preDefinedMessages>
        <message><name>on</name><topic><name>lamp</name></topic><qos>0</qos><retained>false</retained><payload>1</payload></message>
      </preDefinedMessages>
      <recentPublishTopics><topic><name>lamp</name></topic></recentPublishTopics>
      <recentSubscriptionTopics><topic><name>lamp/#</name><color>0x00ff00ff</color></topic></recentSubscriptionTopics>
    </connectionProfile>
  </connectionProfiles>
</configuration>`;

export const MQTT_SPY_SAMPLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<MqttSpyConfiguration xmlns:ns2="http://baczkowicz.pl/mqtt/common" xmlns="http://baczkowicz.pl/mqtt-spy-configuration">
  <Connectivity>
    <ConnectionV2>
      <ID>0001</ID>
      <ns2:Name>Spy</ns2:Name>
      <ns2:Protocol>MQTT 3.1.1</ns2:Protocol>
      <ns2:ServerURI>broker.lab:1884</ns2:ServerURI>
      <ns2:ServerURI>other.lab:1884</ns2:ServerURI>
      <ns2:WebSocket>false</ns2:WebSocket>
      <ns2:ClientID>spy-1</ns2:ClientID>
      <ns2:UserCredentials><ns2:Username>ann</ns2:Username><ns2:Password>cHc=</ns2:Password></ns2:UserCredentials>
      <ns2:LastWillAndTestament topic="w" qos="1" retained="true"><ns2:Value>gone</ns2:Value></ns2:LastWillAndTestament>
      <ns2:CleanSession>false</ns2:CleanSession>
      <ns2:ConnectionTimeout>20</ns2:ConnectionTimeout>
      <ns2:KeepAliveInterval>50</ns2:KeepAliveInterval>
      <ns2:ReconnectionSettings><ns2:RetryInterval>5000</ns2:RetryInterval></ns2:ReconnectionSettings>
      <AutoConnect>true</AutoConnect>
      <Publication topic="a"/>
      <Subscription topic="a/#" qos="2"/>
    </ConnectionV2>
  </Connectivity>
</MqttSpyConfiguration>`;

export const MOSQUITTO_CONF_SAMPLE = `# one for devices, one for pages
per_listener_settings true
listener 1883 10.0.0.5
allow_anonymous false
password_file /etc/mosquitto/passwd

listener 9001
protocol websockets

listener 8883
cafile /etc/mosquitto/ca.crt
certfile /etc/mosquitto/server.crt
keyfile /etc/mosquitto/server.key
require_certificate true
`;

export const VSCODE_SAMPLE = `{
  // the editor
  "editor.fontSize": 14, /* points */
  "vsmqtt.brokerProfiles": [
    {"name": "Lab, // not a comment", "host": "broker.lab", "port": 1883, "clientId": "vs", "username": "ann", "password": "pw",
      "keepalive": 20, "savedSubscriptions": [{"topic": "a/#", "qos": 1},], "defaultsForPublish": {"topic": "a"}},
  ], // the last
}`;

/** As a reader of YAML hands it on. */
export const HOME_ASSISTANT_SAMPLE = {
  mqtt: {
    broker: '192.168.1.10',
    port: 1884,
    username: 'ha',
    password: '!secret mqtt_password',
    client_id: 'home',
    keepalive: 15,
    protocol: 5,
    transport: 'websockets',
    ws_path: '/ws',
    certificate: 'auto',
    tls_insecure: true,
    discovery_prefix: 'homeassistant',
    birth_message: { topic: 'homeassistant/status', payload: 'online' },
    will_message: { topic: 'homeassistant/status', payload: 'offline', qos: 1, retain: true },
  },
  sensor: [],
};

export const ZIGBEE2MQTT_SAMPLE = {
  homeassistant: true,
  mqtt: {
    base_topic: 'zigbee2mqtt',
    server: 'mqtts://broker.lab:8884',
    user: 'z2m',
    password: 12345,
    client_id: 'z',
    ca: '/etc/ca.crt',
    reject_unauthorized: false,
    keepalive: 60,
    version: 4,
  },
};
