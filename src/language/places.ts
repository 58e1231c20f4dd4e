// Names whose kind is known beforehand. Countries, territories and great cities by the names that news gives them: "North Korea" is a place even where it fires missiles.

export const knownPlaces: ReadonlySet<string> = new Set(
  `Afghanistan,Albania,Algeria,Andorra,Angola,Argentina,Armenia,Australia,Austria,Azerbaijan,Bahamas,Bahrain,Bangladesh,Barbados,Belarus,Belgium,
Belize,Benin,Bhutan,Bolivia,Bosnia,Bosnia and Herzegovina,Botswana,Brazil,Brunei,Bulgaria,Burkina Faso,Burma,Burundi,Cambodia,Cameroon,Canada,Cape Verde,
Central African Republic,Chile,China,Colombia,Comoros,Congo,Democratic Republic of the Congo,Republic of the Congo,Costa Rica,Croatia,Cuba,Cyprus,
Czech Republic,Czechia,Czechoslovakia,Denmark,Djibouti,Dominica,Dominican Republic,East Germany,East Timor,Ecuador,Egypt,El Salvador,England,
Equatorial Guinea,Eritrea,Estonia,Eswatini,Ethiopia,Fiji,Finland,France,Gabon,Gambia,Georgia,Germany,Ghana,Great Britain,Greece,Greenland,Grenada,
Guatemala,Guinea,Guinea-Bissau,Guyana,Haiti,Honduras,Hong Kong,Hungary,Iceland,India,Indonesia,Iran,Iraq,Ireland,Northern Ireland,Israel,Italy,
Ivory Coast,Jamaica,Japan,Jordan,Kazakhstan,Kenya,Kiribati,Kosovo,Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Lesotho,Liberia,Libya,Liechtenstein,Lithuania,
Luxembourg,Macau,Macedonia,North Macedonia,Madagascar,Malawi,Malaysia,Maldives,Mali,Malta,Marshall Islands,Mauritania,Mauritius,Mexico,Micronesia,
Moldova,Monaco,Mongolia,Montenegro,Morocco,Mozambique,Myanmar,Namibia,Nauru,Nepal,Netherlands,New Zealand,Nicaragua,Niger,Nigeria,North Korea,Norway,Oman,
Pakistan,Palau,Palestine,Panama,Papua New Guinea,Paraguay,People 's Republic of China,Peru,Philippines,Poland,Portugal,Puerto Rico,Qatar,
Republic of Korea,Romania,Russia,Russian Federation,Rwanda,Samoa,San Marino,Saudi Arabia,Scotland,Senegal,Serbia,Seychelles,Sierra Leone,Singapore,
Slovakia,Slovenia,Solomon Islands,Somalia,Somaliland,South Africa,South Korea,South Sudan,South Vietnam,North Vietnam,Soviet Union,Spain,Sri Lanka,Sudan,
Suriname,Swaziland,Sweden,Switzerland,Syria,Taiwan,Tajikistan,Tanzania,Thailand,Tibet,Timor-Leste,Togo,Tonga,Trinidad and Tobago,Tunisia,Turkey,
Türkiye,Turkmenistan,Tuvalu,U.A.E.,U.K.,U.S.,U.S.A.,U.S.S.R.,UAE,UK,US,USA,USSR,Uganda,Ukraine,United Arab Emirates,United Kingdom,United States,
United States of America,Uruguay,Uzbekistan,Vanuatu,Venezuela,Vietnam,Wales,West Germany,Yemen,Yugoslavia,Zambia,Zimbabwe,
Abkhazia,Andhra Pradesh,Bavaria,British Columbia,California,Catalonia,Chechnya,Crimea,Darfur,Donetsk,Gaza,Gaza Strip,Golan Heights,Guam,Inner Mongolia,
Kashmir,Kurdistan,Luhansk,Manchuria,Nagorno-Karabakh,New South Wales,Okinawa,Ontario,Quebec,Queensland,Siberia,Sichuan,South Ossetia,Transnistria,
West Bank,Western Sahara,Xinjiang,Alabama,Alaska,Arizona,Arkansas,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,
Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,
North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,
West Virginia,Wisconsin,Wyoming,
Africa,Asia,Central Asia,East Asia,Eastern Europe,Europe,Latin America,Middle East,North Africa,North America,South America,South Asia,Southeast Asia,
Western Europe,Balkans,Caribbean,Caucasus,Arctic,Antarctica,
Abu Dhabi,Abuja,Accra,Addis Ababa,Algiers,Almaty,Amman,Amsterdam,Ankara,Astana,Athens,Auckland,Baghdad,Baku,Bali,Bamako,Bangkok,Basra,Beijing,Beirut,
Belgrade,Berlin,Bern,Bishkek,Bogota,Bogotá,Bonn,Boston,Brasilia,Bratislava,Brussels,Bucharest,Budapest,Buenos Aires,Cairo,Canberra,Caracas,Chicago,
Chisinau,Colombo,Copenhagen,Dakar,Damascus,Davos,Delhi,Dhaka,Doha,Dubai,Dublin,Dushanbe,Fallujah,Geneva,Guangzhou,Hanoi,Harare,Havana,Helsinki,
Ho Chi Minh City,Houston,Islamabad,Istanbul,Jakarta,Jeddah,Jerusalem,Johannesburg,Juba,Kabul,Kampala,Karachi,Kathmandu,Khartoum,Kharkiv,Kiev,Kigali,
Kinshasa,Kuala Lumpur,Kyiv,Kyoto,La Paz,Lagos,Lahore,Lima,Lisbon,Ljubljana,London,Los Angeles,Luanda,Lusaka,Madrid,Manila,Maputo,Melbourne,Mexico City,
Minsk,Mogadishu,Montreal,Moscow,Mosul,Mumbai,Munich,Muscat,Nairobi,New Delhi,New York City,Nicosia,Osaka,Oslo,Ottawa,Panmunjom,Paris,Phnom Penh,
Podgorica,Prague,Pretoria,Pristina,Pyongyang,Quito,Rabat,Ramallah,Reykjavik,Riga,Rio de Janeiro,Riyadh,Rome,San Francisco,Sana'a,Sanaa,Santiago,
Sao Paulo,Sarajevo,Seoul,Shanghai,Shenzhen,Skopje,Sofia,St. Petersburg,Stockholm,Sydney,Taipei,Tallinn,Tashkent,Tbilisi,Tehran,Tel Aviv,Tokyo,Toronto,
Tripoli,Tunis,Ulaanbaatar,Vancouver,Vienna,Vientiane,Vilnius,Vladivostok,Warsaw,Washington,Yangon,Yerevan,Zagreb,Zurich`
    .replaceAll("\n", "")
    .split(","),
);

/** Bodies and agencies that are often taken for places or persons. */
export const knownBodies: ReadonlySet<string> = new Set(
  `AFP,AP,APEC,Al-Qaida,Al - Qaida,al - Qaeda,al - Qaida,al-Qaeda,ASEAN,African Union,Agence France-Presse,Agence France - Presse,Al Jazeera,Al-Qaeda,Al - Qaeda,Amnesty International,Arab League,
Associated Press,Associated French Press,BBC,Bloomberg,CIA,CNN,Daesh,Congress,Council of Europe,ECOWAS,EU,European Union,FBI,Fatah,G20,G7,G8,Hamas,Hezbollah,
Hizbullah,House of Commons,House of Representatives,IAEA,ICC,IMF,ISIL,ISIS,Interfax,Interpol,Islamic State,Kyodo,MI6,Mossad,NATO,NBC,NSA,Nato,OPEC,OSCE,
Organization of American States,Red Crescent,Red Cross,Reuters,Senate,State Department,TASS,Taliban,Tass,U.N.,UN,UNESCO,UNHCR,UNICEF,US Congress,
U.S. Congress,US Senate,U.S. Senate,United Nations,UN Security Council,U.N. Security Council,WHO,WTO,World Bank,World Health Organization,
World Trade Organization,Xinhua,Yonhap`
    .replaceAll("\n", "")
    .split(","),
);
