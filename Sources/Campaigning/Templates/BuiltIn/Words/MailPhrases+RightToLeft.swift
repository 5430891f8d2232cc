extension MailPhrases {
    static let arabic = MailPhrases(
        why: "تصلك هذه الرسالة لأنك عضو في {{ workspace.name }}.",
        about: "الموضوع: {{ campaign.topic }}",
        whyService: "هذه رسالة خدمية تخص تعاملاتك مع {{ workspace.name }}.",
        news: "الأخبار",
        offers: "العروض",
        invitations: "الدعوات",
        surveys: "الاستبيانات",
        dealings: "تعاملاتك معنا",
        preferences: "اختر ما يصلك",
        unsubscribe: "إلغاء الاشتراك",
        outOf: "من",
        more: "اقرأ المزيد",
        chooseRating: "اختر تقييمًا من LOW إلى HIGH:",
        chooseScore: "اختر درجة من 0 (غير محتمل إطلاقًا) إلى 10 (محتمل جدًا):",
        answer: "أجب")

    static let hebrew = MailPhrases(
        why: "ההודעה נשלחה אליך כי הצטרפת אל {{ workspace.name }}.",
        about: "נושא: {{ campaign.topic }}",
        whyService: "זוהי הודעת שירות בנוגע לפעילות שלך מול {{ workspace.name }}.",
        news: "חדשות",
        offers: "מבצעים",
        invitations: "הזמנות",
        surveys: "סקרים",
        dealings: "הפעילות שלך מולנו",
        preferences: "בחירת הודעות",
        unsubscribe: "הסרה מרשימת התפוצה",
        outOf: "מתוך",
        more: "לקריאה נוספת",
        chooseRating: "יש לבחור ציון מ־LOW עד HIGH:",
        chooseScore: "יש לבחור ציון מ־0 (אין סיכוי) עד 10 (סיכוי גבוה מאוד):",
        answer: "לתשובה")

    static let persian = MailPhrases(
        why: "این نامه به شما رسیده است چون عضو {{ workspace.name }} هستید.",
        about: "موضوع: {{ campaign.topic }}",
        whyService: "این پیامی خدماتی دربارهٔ کارهای شما با {{ workspace.name }} است.",
        news: "خبرها",
        offers: "پیشنهادها",
        invitations: "دعوت\u{200C}ها",
        surveys: "نظرسنجی\u{200C}ها",
        dealings: "کارهای شما با ما",
        preferences: "انتخاب نامه\u{200C}ها",
        unsubscribe: "لغو اشتراک",
        outOf: "از",
        more: "بیشتر بخوانید",
        chooseRating: "امتیازی از LOW تا HIGH انتخاب کنید:",
        chooseScore: "امتیازی از 0 (اصلاً محتمل نیست) تا 10 (بسیار محتمل) انتخاب کنید:",
        answer: "پاسخ دهید")

    static let urdu = MailPhrases(
        why: "آپ کو یہ ای میل اس لیے ملی ہے کہ آپ {{ workspace.name }} کے رکن ہیں۔",
        about: "موضوع: {{ campaign.topic }}",
        whyService: "یہ {{ workspace.name }} کے ساتھ آپ کے معاملات سے متعلق سروس پیغام ہے۔",
        news: "خبریں",
        offers: "پیشکشیں",
        invitations: "دعوتیں",
        surveys: "سروے",
        dealings: "ہمارے ساتھ آپ کے معاملات",
        preferences: "اپنی پسند چنیں",
        unsubscribe: "ان سبسکرائب کریں",
        outOf: "بٹا",
        more: "مزید پڑھیں",
        chooseRating: "LOW سے HIGH تک درجہ منتخب کریں:",
        chooseScore: "0 (بالکل نہیں) سے 10 (یقیناً) تک اسکور منتخب کریں:",
        answer: "جواب دیں")
}
